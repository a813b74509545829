/** Options of timelines. */
@NullMarked
package dev.imatool.cli.options.timeline;

import org.jspecify.annotations.NullMarked;
