@NullMarked
package dev.imatool.parsers.known.bad;

import org.jspecify.annotations.NullMarked;
