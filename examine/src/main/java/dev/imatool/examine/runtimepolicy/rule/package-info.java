/** Which rule of a runtime policy decides about a path? */
@NullMarked
package dev.imatool.examine.runtimepolicy.rule;

import org.jspecify.annotations.NullMarked;
