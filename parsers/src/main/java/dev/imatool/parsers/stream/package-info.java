/** What streams have in common that lie over other streams: bytes go one way, in blocks. */
@NullMarked
package dev.imatool.parsers.stream;

import org.jspecify.annotations.NullMarked;
