/** Reports as one HTML file that needs nothing else: no network, no script, no other file. */
@NullMarked
package dev.imatool.render.html;

import org.jspecify.annotations.NullMarked;
