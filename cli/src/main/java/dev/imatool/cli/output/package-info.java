/** What leaves the process: reports, rows, notices, errors, files. */
@NullMarked
package dev.imatool.cli.output;

import org.jspecify.annotations.NullMarked;
