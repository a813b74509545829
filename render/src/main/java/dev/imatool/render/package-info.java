/** Reports in every format, from one declaration of each. */
@NullMarked
package dev.imatool.render;

import org.jspecify.annotations.NullMarked;
