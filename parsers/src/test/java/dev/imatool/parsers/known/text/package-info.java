@NullMarked
package dev.imatool.parsers.known.text;

import org.jspecify.annotations.NullMarked;
