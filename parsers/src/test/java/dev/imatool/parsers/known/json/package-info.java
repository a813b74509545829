@NullMarked
package dev.imatool.parsers.known.json;

import org.jspecify.annotations.NullMarked;
