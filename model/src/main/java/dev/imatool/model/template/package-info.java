/**
 * Templates: which fields an entry has and what each of them means (kernel {@code ima_template.c} and {@code
 * ima_template_lib.c}).
 */
@NullMarked
package dev.imatool.model.template;

import org.jspecify.annotations.NullMarked;
