/** Options about sources of known files, and about how entries are judged by them. */
@NullMarked
package dev.imatool.cli.options.source;

import org.jspecify.annotations.NullMarked;
