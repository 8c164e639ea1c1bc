package io.klientela.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a creation and a bulk change before the body is read: whoever may not do it learns nothing of what a right body would be. */
final class CreationGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod())
                && handler instanceof HandlerMethod method
                && method.getBean() instanceof ResourceController<?, ?, ?> controller) {
            switch (method.getMethod().getName()) {
                case "post" -> controller.requireCreate();
                case "bulk" -> controller.requireBulk();
                default -> {}
            }
        }
        return true;
    }
}
