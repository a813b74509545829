/**
 * What is known of files: references, policies, packages, images, bills of materials and lists of indicators, each detected from its
 * content and read as {@link dev.imatool.model.reference.KnownFile}s.
 */
@NullMarked
package dev.imatool.parsers.known;

import org.jspecify.annotations.NullMarked;
