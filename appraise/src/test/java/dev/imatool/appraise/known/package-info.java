@NullMarked
package dev.imatool.appraise.known;

import org.jspecify.annotations.NullMarked;
