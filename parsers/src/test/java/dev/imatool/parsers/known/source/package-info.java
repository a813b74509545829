@NullMarked
package dev.imatool.parsers.known.source;

import org.jspecify.annotations.NullMarked;
