/**
 * What the build of the release image runs: the training that tells which classes start-up needs, and the taking apart of
 * signed jars. Nothing of this is in the image.
 */
@NullMarked
package dev.imatool.release;

import org.jspecify.annotations.NullMarked;
