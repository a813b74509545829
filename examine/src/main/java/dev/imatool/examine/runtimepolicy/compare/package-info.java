/** In what do two runtime policies differ? */
@NullMarked
package dev.imatool.examine.runtimepolicy.compare;

import org.jspecify.annotations.NullMarked;
