@NullMarked
package dev.imatool.parsers.known;

import org.jspecify.annotations.NullMarked;
