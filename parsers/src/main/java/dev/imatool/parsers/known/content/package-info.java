/** What readers of packages, images and folders share: members of archives, hashed contents, and what one source may cost. */
@NullMarked
package dev.imatool.parsers.known.content;

import org.jspecify.annotations.NullMarked;
