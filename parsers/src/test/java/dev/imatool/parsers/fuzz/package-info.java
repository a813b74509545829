/** Coverage-guided fuzzing of the readers. What it finds is kept under the resources of the same name and replayed. */
@NullMarked
package dev.imatool.parsers.fuzz;

import org.jspecify.annotations.NullMarked;
