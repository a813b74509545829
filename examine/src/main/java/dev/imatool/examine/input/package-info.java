/** Inputs that a question names, and the one way to read a measurement list for it. */
@NullMarked
package dev.imatool.examine.input;

import org.jspecify.annotations.NullMarked;
