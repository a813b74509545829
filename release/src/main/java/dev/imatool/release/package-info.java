/**
 * What the build of the release image runs: the training that tells which classes start-up needs, the generator of command models,
 * and what makes jars and archives plain and always the same. Nothing of this is in the image.
 */
@NullMarked
package dev.imatool.release;

import org.jspecify.annotations.NullMarked;
