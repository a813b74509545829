/** Runtime policies of Keylime that are made from other files: from runs and sources of known files, from other policies. */
@NullMarked
package dev.imatool.examine.runtimepolicy.made;

import org.jspecify.annotations.NullMarked;
