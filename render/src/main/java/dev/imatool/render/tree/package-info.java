/** Reports as trees of values, and the formats that write such a tree: JSON and CSV. */
@NullMarked
package dev.imatool.render.tree;

import org.jspecify.annotations.NullMarked;
