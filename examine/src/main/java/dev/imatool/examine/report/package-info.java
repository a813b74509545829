/** What all answers have in common: the head, findings, notices and the exit status that follows from them. */
@NullMarked
package dev.imatool.examine.report;

import org.jspecify.annotations.NullMarked;
