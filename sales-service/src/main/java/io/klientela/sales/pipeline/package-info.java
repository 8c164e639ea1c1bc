/** The ways that deals take: pipelines and their stages. */
@NullMarked
package io.klientela.sales.pipeline;

import org.jspecify.annotations.NullMarked;
