#include "client/platform/gl/kept_picture.h"

#include "client/ui/glyph_atlas.h"

#include <GLES3/gl3.h>

namespace onedoor::platform {

namespace {

void blacken() {
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
}

}

void KeptPicture::start() {
    stop();
    m_painter.start();
    glGenFramebuffers(1, &m_framebuffer);
    glGenRenderbuffers(1, &m_pixels);
}

void KeptPicture::stop() {
    if (m_framebuffer == 0)
        return;
    m_damage.forget();
    m_window = {};
    m_painter.stop();
    glDeleteFramebuffers(1, &m_framebuffer);
    glDeleteRenderbuffers(1, &m_pixels);
    m_framebuffer = m_pixels = 0;
}

void KeptPicture::forget() {
    m_damage.forget();
    m_painter.forget();
    if (m_window.is_empty())
        return;
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    blacken();
}

void KeptPicture::resize(PixelRect const& window) {
    m_window = window;
    m_damage.forget();
    glBindRenderbuffer(GL_RENDERBUFFER, m_pixels);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, window.right, window.foot);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, m_pixels);
}

KeptPicture::Change KeptPicture::paint(ui::Frame& frame) {
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    PixelRect const window = window_of(*frame.drawing(), frame.density());
    if (window != m_window)
        resize(window);
    auto const areas =
        m_damage.compare(*frame.drawing(), frame.density(), frame.glyphs().generation());
    if (areas.empty())
        return Change::None;
    m_painter.paint(frame, areas);
    return Change::Some;
}

void KeptPicture::show() const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glScissor(0, 0, m_window.right, m_window.foot);
    glBlitFramebuffer(0, 0, m_window.right, m_window.foot, 0, 0, m_window.right, m_window.foot,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

void KeptPicture::show_nothing() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    blacken();
}

}
