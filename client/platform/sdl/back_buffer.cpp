#include "client/platform/sdl/back_buffer.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <string_view>

namespace onedoor::platform {

namespace {

bool knows_extension(EGLDisplay display, std::string_view name) {
    char const* const text = eglQueryString(display, EGL_EXTENSIONS);
    return text != nullptr && std::string_view(text).find(name) != std::string_view::npos;
}

}

void BackBuffer::start() {
    m_tells_age = m_keeps = false;
    EGLDisplay const display = eglGetCurrentDisplay();
    if (display == EGL_NO_DISPLAY)
        return;
    m_tells_age = knows_extension(display, "EGL_EXT_buffer_age");
    m_keeps = !m_tells_age && eglSurfaceAttrib(display, eglGetCurrentSurface(EGL_DRAW),
                                               EGL_SWAP_BEHAVIOR, EGL_BUFFER_PRESERVED) == EGL_TRUE;
}

int BackBuffer::age() const {
    if (m_keeps)
        return 1;
    EGLint age = 0;
    if (!m_tells_age || eglQuerySurface(eglGetCurrentDisplay(), eglGetCurrentSurface(EGL_DRAW),
                                        EGL_BUFFER_AGE_EXT, &age) != EGL_TRUE)
        return 0;
    return age;
}

}
