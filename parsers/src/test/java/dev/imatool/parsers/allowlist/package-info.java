@NullMarked
package dev.imatool.parsers.allowlist;

import org.jspecify.annotations.NullMarked;
