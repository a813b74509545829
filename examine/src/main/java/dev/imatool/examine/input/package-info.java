/**
 * Inputs that a question names ({@link dev.imatool.examine.input.InputArguments}), and the one way to read a measurement list for it
 * ({@link dev.imatool.examine.input.ListPass}), with which every examination is made.
 */
@NullMarked
package dev.imatool.examine.input;

import org.jspecify.annotations.NullMarked;
