/** What was found for each PCR value: explanations step by step, values left unexplained, and what was tried. */
@NullMarked
package dev.imatool.replay.explain.report;

import org.jspecify.annotations.NullMarked;
