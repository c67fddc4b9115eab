#include "client/platform/gl/gl_painter.h"

#include "client/ui/glyph_atlas.h"
#include "shared/core/verify.h"

#include <GLES3/gl3.h>
#include <cstddef>
#include <imgui.h>

namespace onedoor::platform {

namespace {

enum Attribute : GLuint { position, texture_point, colour };

// `transform`: scale and offset from the drawing's coordinates to the clip space.
constexpr char vertex_shader[] = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texture_point;
layout(location = 2) in vec4 colour;
uniform vec4 transform;
uniform highp sampler2D glyphs;
out vec2 point;
out vec4 ink;
void main() {
    point = texture_point / vec2(textureSize(glyphs, 0));
    ink = colour;
    gl_Position = vec4(position * transform.xy + transform.zw, 0.0, 1.0);
})";

constexpr char fragment_shader[] = R"(#version 300 es
precision mediump float;
uniform highp sampler2D glyphs;
in highp vec2 point;
in vec4 ink;
out vec4 pixel;
void main() {
    pixel = vec4(ink.rgb, ink.a * texture(glyphs, point).r);
})";

void attach_shader(GLuint program, GLenum kind, char const* source) {
    GLuint const shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    glAttachShader(program, shader);
    glDeleteShader(shader);
}

GLuint make_program() {
    GLuint const program = glCreateProgram();
    attach_shader(program, GL_VERTEX_SHADER, vertex_shader);
    attach_shader(program, GL_FRAGMENT_SHADER, fragment_shader);
    glLinkProgram(program);
    return program;
}

void describe_vertices() {
    auto const attribute = [](Attribute index, GLint size, GLenum type, GLboolean normalised,
                              std::size_t offset) {
        glEnableVertexAttribArray(index);
        glVertexAttribPointer(index, size, type, normalised, sizeof(ImDrawVert),
                              reinterpret_cast<void const*>(offset));
    };
    attribute(position, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
    attribute(texture_point, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
    attribute(colour, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));
}

}

void GlPainter::start() {
    stop();
    m_program = make_program();
    glUseProgram(m_program);
    m_transform = glGetUniformLocation(m_program, "transform");
    glGenVertexArrays(1, &m_vertex_array);
    glBindVertexArray(m_vertex_array);
    glGenBuffers(1, &m_vertices);
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices);
    glGenBuffers(1, &m_indices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices);
    describe_vertices();
    glGenTextures(1, &m_glyphs);
    glBindTexture(GL_TEXTURE_2D, m_glyphs);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    m_glyph_rows = 0;
    m_is_ready = true;
}

void GlPainter::stop() {
    if (!m_is_ready)
        return;
    glDeleteTextures(1, &m_glyphs);
    glDeleteBuffers(1, &m_indices);
    glDeleteBuffers(1, &m_vertices);
    glDeleteVertexArrays(1, &m_vertex_array);
    glDeleteProgram(m_program);
    m_is_ready = false;
}

void GlPainter::forget() {
    if (!m_is_ready)
        return;
    glBufferData(GL_ARRAY_BUFFER, 0, nullptr, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, 0, nullptr, GL_STREAM_DRAW);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, 1, 1, 0, GL_RED, GL_UNSIGNED_BYTE, "");
    m_glyph_rows = 0;
}

void GlPainter::upload(ui::GlyphAtlas& atlas) {
    constexpr int width = ui::GlyphAtlas::width;
    auto const [first, last] = atlas.changes();
    if (m_glyph_rows != atlas.height()) {
        m_glyph_rows = atlas.height();
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, m_glyph_rows, 0, GL_RED, GL_UNSIGNED_BYTE,
                     atlas.pixels());
    } else if (first < last) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first, width, last - first, GL_RED, GL_UNSIGNED_BYTE,
                        atlas.pixels() + static_cast<std::ptrdiff_t>(first) * width);
    }
    atlas.forget_changes();
}

void GlPainter::draw(ImDrawList const& list, float density, int height,
                     std::span<PixelRect const> areas) const {
    auto const bytes = [](auto const& values) {
        return static_cast<GLsizeiptr>(values.size_in_bytes());
    };
    glBufferData(GL_ARRAY_BUFFER, bytes(list.VtxBuffer), list.VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(list.IdxBuffer), list.IdxBuffer.Data,
                 GL_STREAM_DRAW);
    for (PixelRect const& area : areas) {
        for (ImDrawCmd const& command : list.CmdBuffer) {
            VERIFY(command.UserCallback == nullptr);
            PixelRect const clip = clip_of(command, density).within(area);
            if (clip.is_empty())
                continue;
            glScissor(clip.left, height - clip.foot, clip.right - clip.left, clip.foot - clip.top);
            std::size_t const first = command.IdxOffset * sizeof(ImDrawIdx);
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                           reinterpret_cast<void const*>(first));
        }
    }
}

void GlPainter::paint(ui::Frame& frame) {
    PixelRect const window = window_of(*frame.drawing(), frame.density());
    paint(frame, {&window, 1});
}

void GlPainter::paint(ui::Frame& frame, std::span<PixelRect const> areas) {
    static_assert(sizeof(ImDrawIdx) == sizeof(GLushort));
    ImDrawData* const drawing = frame.drawing();
    if (!m_is_ready)
        return;
    upload(frame.glyphs());
    float const density = frame.density();
    PixelRect const window = window_of(*drawing, density);
    glViewport(0, 0, window.right, window.foot);
    ImVec2 const size = drawing->DisplaySize;
    glUniform4f(m_transform, 2 / size.x, -2 / size.y, -1, 1);
    for (ImDrawList const* const list : drawing->CmdLists)
        draw(*list, density, window.foot, areas);
}

}
