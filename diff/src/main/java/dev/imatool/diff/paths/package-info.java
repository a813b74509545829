/** What each path measured over time, within one list or across several. */
@NullMarked
package dev.imatool.diff.paths;

import org.jspecify.annotations.NullMarked;
