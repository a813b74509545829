/** Pages that people read, and the formats of a page: plain text and Markdown. */
@NullMarked
package dev.imatool.render.page;

import org.jspecify.annotations.NullMarked;
