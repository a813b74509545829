/** Runtime policies of Keylime as a whole: read, judged by Keylime's rules, made, compared and explained. */
@NullMarked
package dev.imatool.examine.runtimepolicy;

import org.jspecify.annotations.NullMarked;
