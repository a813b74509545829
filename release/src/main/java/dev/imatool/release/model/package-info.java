/** What a generated command model does by reflection, and only when it is asked to. Goes into the image. */
@NullMarked
package dev.imatool.release.model;

import org.jspecify.annotations.NullMarked;
