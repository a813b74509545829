/**
 * The one catalogue of what people have next to measurement lists and give by mistake, or where another file was meant: {@link
 * dev.imatool.parsers.form.KnownForm} names a content by its first bytes. A form that some reader takes is named as well, with
 * the command that reads it.
 */
@NullMarked
package dev.imatool.parsers.form;

import org.jspecify.annotations.NullMarked;
