@NullMarked
package dev.imatool.appraise.keylime;

import org.jspecify.annotations.NullMarked;
