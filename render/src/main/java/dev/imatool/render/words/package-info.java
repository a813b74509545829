/**
 * What examinations say as values ({@code dev.imatool.examine.statement}), in sentences: without place, capital or full stop, and safe to
 * print.
 */
@NullMarked
package dev.imatool.render.words;

import org.jspecify.annotations.NullMarked;
