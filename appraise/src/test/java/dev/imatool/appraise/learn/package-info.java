@NullMarked
package dev.imatool.appraise.learn;

import org.jspecify.annotations.NullMarked;
