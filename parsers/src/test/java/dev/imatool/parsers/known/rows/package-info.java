@NullMarked
package dev.imatool.parsers.known.rows;

import org.jspecify.annotations.NullMarked;
