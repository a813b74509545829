/** The report of {@code learn} and the allow-list that it writes: their documents and the page. */
@NullMarked
package dev.imatool.render.learn;

import org.jspecify.annotations.NullMarked;
