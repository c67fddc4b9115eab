#include "client/platform/gl/gl_painter.h"
#include "client/platform/web/imports.h"
#include "client/platform/web/services.h"
#include "shared/core/verify.h"
#include "shared/text/telex.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <emscripten/em_macros.h>
#include <emscripten/html5_webgl.h>

namespace onedoor::platform {

namespace {

/// Everything that lives as long as the browser's page.
struct Browser {
    WebTransport transport;
    WebStorage storage;
    WebFileSource files;
    WebOutbox outbox;
    WebCipher cipher;
    SystemClock clock;
    SystemRandom random;
    ui::Frame frame;
    ui::FontFiles fonts;
    ui::Input input;
    ui::Display preferred;
    std::unique_ptr<Program> program =
        make_program({transport, storage, files, outbox, clock, random});
    std::string address;
    GlPainter painter;
    /// Kept for the mirror until a frame is not superseded.
    bool tree_changed = false;
    bool is_guarded = false;
    ui::NodeId focus = 0;
};

Browser& browser() {
    // The page ends without a word: code that takes it apart would never run.
    [[clang::no_destroy]] static Browser instance;
    return instance;
}

void create_context() {
    EmscriptenWebGLContextAttributes wishes;
    emscripten_webgl_init_context_attributes(&wishes);
    wishes.alpha = wishes.antialias = wishes.depth = wishes.stencil = false;
    wishes.majorVersion = 2;
    wishes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE const handle =
        emscripten_webgl_create_context("#canvas", &wishes);
    VERIFY(handle > 0);
    emscripten_webgl_make_context_current(handle);
    browser().painter.start();
}

void follow_address() {
    std::optional<Address> const address = browser().program->take_address();
    if (address)
        js_go(address->target.c_str(), address->is_anew ? 2 : address->replaces ? 1 : 0);
}

// What the person chose is chosen the next time too.
void keep_display() {
    Browser& b = browser();
    ui::Display const display = b.program->display();
    if (display == b.preferred)
        return;
    b.preferred = display;
    js_keep(static_cast<int>(display.theme), static_cast<int>(display.text_size),
            display.motion == ui::Motion::Reduced ? 1 : 0, static_cast<int>(display.typing));
}

// What a person just did shows in the next drawing's tree only. Until then the mirror keeps what
// the browser already shows, or a pressed radio button would spring back for a moment.
void mirror(ui::Output const& output) {
    Browser& b = browser();
    b.tree_changed = b.tree_changed || output.tree_changed;
    if (output.focus != 0)
        b.focus = output.focus;
    for (ui::Announcement const& announcement : output.announcements)
        js_announce(announcement.text.c_str(), announcement.assertive ? 1 : 0);
    if (output.is_superseded)
        return;
    ui::Tree const& tree = b.frame.tree();
    if (std::exchange(b.tree_changed, false))
        js_sync(tree.nodes().data(), static_cast<std::uint32_t>(tree.nodes().size()),
                tree.strings().c_str());
    if (ui::NodeId const focus = std::exchange(b.focus, 0); focus != 0)
        js_focus(focus);
}

void guard_page() {
    Browser& b = browser();
    bool const is_needed = b.program->has_unsaved();
    if (std::exchange(b.is_guarded, is_needed) != is_needed)
        js_guard(is_needed ? 1 : 0);
}

ui::Output draw() {
    Browser& b = browser();
    ui::Output output = run_frame(b.frame, *b.program, b.input);
    mirror(output);
    follow_address();
    keep_display();
    guard_page();
    return output;
}

}

}

using onedoor::platform::browser;

extern "C" {

EMSCRIPTEN_KEEPALIVE void app_font(int kind, std::uint8_t const* bytes, std::uint32_t length) {
    onedoor::ui::FontFiles& fonts = browser().fonts;
    std::span<std::uint8_t const>* const files[] = {&fonts.regular, &fonts.bold, &fonts.icons_bold,
                                                    &fonts.icons_fill, &fonts.icons_duotone};
    *files[kind] = {bytes, length};
}

// `text`: "target\norigin\nsearch index\nunits\nguides\noffices\nlanguage"
EMSCRIPTEN_KEEPALIVE void app_start(char const* text, std::uint32_t length) {
    auto& b = browser();
    std::string_view rest(text, length);
    auto const line = [&rest] {
        std::size_t const end = std::min(rest.find('\n'), rest.size());
        std::string const taken(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return taken;
    };
    std::string const target = line();
    std::string const origin = line();
    std::string const index = line();
    std::string const units = line();
    std::string const guides = line();
    std::string const offices = line();
    std::string const language = line();
    onedoor::platform::create_context();
    b.frame.set_fonts(b.fonts);
    b.program = onedoor::platform::make_program({b.transport,
                                                 b.storage,
                                                 b.files,
                                                 b.outbox,
                                                 b.clock,
                                                 b.random,
                                                 {index, units, guides, offices},
                                                 origin,
                                                 language,
                                                 &b.cipher});
    b.program->prefer(b.preferred);
    b.program->open(target);
}

// The value of app::adoption::Outcome.
EMSCRIPTEN_KEEPALIVE int app_adopt(char const* page, std::uint32_t length) {
    return static_cast<int>(browser().program->adopt({page, length}));
}

// `theme`, `text_size` and `typing` are the values of ui::ThemeKind, ui::TextSize and
// text::InputMethod.
EMSCRIPTEN_KEEPALIVE void app_prefer(int theme, int text_size, int reduced_motion, int typing) {
    using namespace onedoor::ui;
    Display& display = browser().preferred;
    display.theme = static_cast<ThemeKind>(std::clamp(theme, 0, 2));
    display.text_size = static_cast<TextSize>(std::clamp(text_size, 0, 3));
    display.motion = reduced_motion != 0 ? Motion::Reduced : Motion::Full;
    display.typing = static_cast<onedoor::text::InputMethod>(std::clamp(typing, 0, 2));
}

EMSCRIPTEN_KEEPALIVE void app_resize(float width, float height, float density) {
    auto& viewport = browser().input.viewport;
    viewport.width = width;
    viewport.height = height;
    viewport.density = density;
}

EMSCRIPTEN_KEEPALIVE void app_scroll(float y) {
    browser().input.viewport.scroll_y = y;
}

EMSCRIPTEN_KEEPALIVE void app_pointer(float x, float y, int flags) {
    constexpr int mouse = 1;
    constexpr int down = 2;
    auto& pointer = browser().input.pointer;
    pointer.x = x;
    pointer.y = y;
    pointer.down = (flags & down) != 0;
    // A finger hovers only while it presses, or the look would stay behind.
    pointer.inside = x >= 0 && ((flags & mouse) != 0 || pointer.down);
}

EMSCRIPTEN_KEEPALIVE void app_activate(std::uint32_t id) {
    browser().input.activations.push_back(id);
}

EMSCRIPTEN_KEEPALIVE void app_dismiss(std::uint32_t id) {
    browser().input.dismissed = id;
}

EMSCRIPTEN_KEEPALIVE void app_input(std::uint32_t id, char const* text, std::uint32_t length,
                                    int how) {
    browser().input.edits.push_back({id, std::string(text, length), how == 1, how == 2});
}

// `text`: "before the caret\nkeys\nkey"; the answer: "replaced\nkeys\ntext" of text::Typed, valid
// until the next call. None of the parts has a line break.
EMSCRIPTEN_KEEPALIVE char const* app_type(char const* text, std::uint32_t length) {
    using namespace onedoor;
    static std::string answer;
    std::string_view const all(text, length);
    std::size_t const first = all.find('\n');
    std::size_t const second = all.find('\n', first + 1);
    char32_t const key = text::decode_valid(all, second + 1).code_point;
    text::Typed const typed =
        text::type_key(browser().program->display().typing, all.substr(0, first),
                       all.substr(first + 1, second - first - 1), key);
    answer = std::to_string(typed.replaced) + '\n' + typed.keys + '\n' + typed.text;
    return answer.c_str();
}

// `text`: "name\ntype\nflaw", the flaw as one figure.
EMSCRIPTEN_KEEPALIVE void app_file(std::uint32_t id, std::uint32_t handle, char const* text,
                                   std::uint32_t length, double size) {
    std::string_view const all(text, length);
    std::size_t const flaw = all.rfind('\n');
    std::size_t const type = all.rfind('\n', flaw - 1);
    browser().input.files.push_back({id, handle, std::string(all.substr(0, type)),
                                     std::string(all.substr(type + 1, flaw - type - 1)),
                                     static_cast<std::uint64_t>(size),
                                     static_cast<std::uint8_t>(all.back() - '0')});
}

EMSCRIPTEN_KEEPALIVE void app_response(std::uint32_t token, int status, std::uint32_t retry_after,
                                       char const* body, std::uint32_t length) {
    browser().program->receive({token, status, retry_after, std::string(body, length)});
}

EMSCRIPTEN_KEEPALIVE void app_loaded(char const* key, char const* value, std::uint32_t length,
                                     int is_found) {
    std::optional<std::string> found;
    if (is_found != 0)
        found.emplace(value, length);
    browser().program->loaded(key, std::move(found));
}

EMSCRIPTEN_KEEPALIVE void app_listed(char const* values, std::uint32_t length) {
    browser().program->listed({values, length});
}

// `outcome` is a value of app::SaveOutcome.
EMSCRIPTEN_KEEPALIVE void app_saved(char const* key, int outcome) {
    browser().program->saved(key,
                             static_cast<onedoor::app::SaveOutcome>(std::clamp(outcome, 0, 3)));
}

// An empty key: this browser cannot encipher.
EMSCRIPTEN_KEEPALIVE void app_enciphered(char const* key, char const* ciphertext) {
    std::optional<onedoor::app::SealedText> sealed;
    if (*key != 0)
        sealed.emplace(key, ciphertext);
    browser().program->enciphered(std::move(sealed));
}

// No text: the key does not fit.
EMSCRIPTEN_KEEPALIVE void app_deciphered(char const* text, std::uint32_t length) {
    std::optional<std::string> opened;
    if (length > 0)
        opened.emplace(text, length);
    browser().program->deciphered(std::move(opened));
}

EMSCRIPTEN_KEEPALIVE void app_chunk(std::uint32_t handle, double offset, char const* bytes,
                                    std::uint32_t length) {
    browser().program->chunk_read(
        {handle, static_cast<std::uint64_t>(offset), std::string(bytes, length)});
}

EMSCRIPTEN_KEEPALIVE void app_kept(char const* id, std::uint32_t length, int is_kept) {
    browser().program->filing_kept({id, length}, is_kept != 0);
}

EMSCRIPTEN_KEEPALIVE void app_outbox(char const* text, std::uint32_t length) {
    browser().program->outbox_listed(onedoor::app::read_outbox({text, length}));
}

EMSCRIPTEN_KEEPALIVE void app_offer_version() {
    browser().program->offer_version();
}

EMSCRIPTEN_KEEPALIVE int app_frame(double now_ms) {
    auto& b = browser();
    b.input.seconds = now_ms / 1000;
    onedoor::ui::Output output = onedoor::platform::draw();
    // What came of a key or a press is on the screen with the browser's very next frame.
    if (output.is_superseded)
        output = onedoor::platform::draw();
    b.painter.paint(b.frame);
    return output.again_in_ms;
}

EMSCRIPTEN_KEEPALIVE void app_route(char const* target, std::uint32_t length) {
    auto& b = browser();
    // What was typed or pressed belongs to the page that is being left.
    if (!b.input.edits.empty() || !b.input.activations.empty() || !b.input.files.empty())
        app_frame(b.input.seconds * 1000);
    b.program->open({target, length});
}

EMSCRIPTEN_KEEPALIVE void app_context_lost() {
    browser().painter.stop();
}

EMSCRIPTEN_KEEPALIVE void app_context_restored() {
    onedoor::platform::create_context();
}
}

int main() {
    return 0;
}
