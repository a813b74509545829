@NullMarked
package dev.imatool.parsers.known.xml;

import org.jspecify.annotations.NullMarked;
