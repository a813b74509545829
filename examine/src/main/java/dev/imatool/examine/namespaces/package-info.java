/** Which namespaces do lists name, and what do these have in common? */
@NullMarked
package dev.imatool.examine.namespaces;

import org.jspecify.annotations.NullMarked;
