/** What do several runs show, and how much do they not show yet? */
@NullMarked
package dev.imatool.examine.learn;

import org.jspecify.annotations.NullMarked;
