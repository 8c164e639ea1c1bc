@NullMarked
package io.klientela.reporting.model;

import org.jspecify.annotations.NullMarked;
