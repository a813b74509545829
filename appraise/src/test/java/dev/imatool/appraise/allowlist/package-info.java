@NullMarked
package dev.imatool.appraise.allowlist;

import org.jspecify.annotations.NullMarked;
