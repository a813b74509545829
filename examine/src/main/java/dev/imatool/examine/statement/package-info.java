/**
 * What notices and findings say, as values: an examination says which case it is and with which names and numbers, and {@code render}
 * has the sentence and the advice. Names of files, banks and paths are as they were given or read: they are escaped where they are shown.
 */
@NullMarked
package dev.imatool.examine.statement;

import org.jspecify.annotations.NullMarked;
