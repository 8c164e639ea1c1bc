@NullMarked
package io.klientela.automation;

import org.jspecify.annotations.NullMarked;
