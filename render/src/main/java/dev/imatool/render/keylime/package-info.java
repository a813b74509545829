/** What Keylime would say of a list. */
@NullMarked
package dev.imatool.render.keylime;

import org.jspecify.annotations.NullMarked;
