#include "client/ui/frame_state.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

struct StepFace {
    Pen title, detail, time;
    float sign = 0, text_x = 0;
};

StepFace face_of(FrameState const& s) {
    StepFace face;
    face.title = {FontFamily::Bold, s.style(TypeRole::Body), s.ink()};
    face.detail = s.pen(TypeRole::Small, s.ink2());
    face.time = s.pen(TypeRole::Small, s.ink2());
    face.sign = face.title.style.line * 1.2F;
    face.text_x = face.sign + s.m.pad * 0.8F;
    return face;
}

void paint_number(FrameState& s, Rect sign, std::size_t number, StepState state) {
    Tokens const& t = s.t();
    bool const is_pale = state == StepState::Listed && s.display.theme != ThemeKind::Contrast;
    std::string const digits = std::to_string(number);
    Pen const pen{FontFamily::Bold, s.style(TypeRole::Small), is_pale ? t.on_tint : t.on_primary};
    s.painter.circle(sign.x + sign.w / 2, sign.y + sign.h / 2, sign.w / 2,
                     is_pale ? t.tint : t.primary);
    s.painter.text(pen, sign.x + (sign.w - s.painter.width(pen, digits)) / 2,
                   sign.y + (sign.h - pen.style.line) / 2, digits);
}

void paint_sign(FrameState& s, Rect sign, Step const& step, std::size_t number) {
    Tokens const& t = s.t();
    float const cx = sign.x + sign.w / 2;
    float const cy = sign.y + sign.h / 2;
    switch (step.state) {
    case StepState::Listed:
        if (step.icon) {
            s.painter.icon(step.icon, sign.x, sign.y, sign.w, t.primary);
            break;
        }
        [[fallthrough]];
    case StepState::Plain:
        paint_number(s, sign, number, step.state);
        break;
    case StepState::Done:
        s.painter.icon(icon::check_circle_fill, sign.x, sign.y, sign.w, t.ok_fill);
        break;
    case StepState::Current:
        s.painter.ring(cx, cy, sign.w * 0.42F, 3, t.primary);
        s.painter.circle(cx, cy, sign.w * 0.2F, t.primary);
        break;
    case StepState::Future:
        for (float turn = 0; turn < 1; turn += 0.125F)
            s.painter.arc(sign.grown(-sign.w * 0.08F), 2, turn, 0.07F, t.border);
        break;
    }
}

void draw_step(FrameState& s, NodeId list, Step const& step, std::size_t number, bool is_last) {
    StepFace const face = face_of(s);
    float const time_width = step.time.empty() ? 0 : s.painter.width(face.time, step.time) + 12;
    bool const is_time_below = time_width > s.available_width() * 0.4F;
    float const room = s.available_width() - face.text_x - (is_time_below ? 0 : time_width);
    auto const titles = s.painter.wrap(face.title, step.title, room);
    auto const details = s.painter.wrap(face.detail, step.detail, room);
    auto const times = s.painter.wrap(face.time, step.time, is_time_below ? room : time_width);
    float const title_height = static_cast<float>(titles.size()) * face.title.style.line;
    float const detail_height =
        step.detail.empty() ? 0 : static_cast<float>(details.size()) * face.detail.style.line;
    float const time_height =
        is_time_below ? static_cast<float>(times.size()) * face.time.style.line : 0;
    float const words = title_height + detail_height + time_height;
    Rect const rect = s.place(std::max(words, face.sign), {s.m.gap * 1.4F, 0});
    float const sign_y = rect.y - (face.sign - face.title.style.line) / 2;
    Rect const sign{rect.x, sign_y, face.sign, face.sign};
    float const x_of_text = rect.x + face.text_x;
    paint_sign(s, sign, step, number);
    if (step.state == StepState::Listed) {
        if (!is_last)
            s.painter.line(x_of_text, rect.bottom() + s.m.gap * 0.7F, rect.right() - x_of_text,
                           s.t().line);
    } else if (!is_last) {
        float const foot = rect.bottom() + s.m.gap * 1.4F - (face.sign - face.title.style.line) / 2;
        s.painter.fill({sign.x + sign.w / 2 - 1, sign.bottom() + 4, 2, foot - sign.bottom() - 8},
                       step.state == StepState::Done ? s.t().ok_fill : s.t().tint_line, 1);
    }
    float const x = x_of_text;
    s.painter.lines(face.title, x, rect.y, titles);
    if (!step.detail.empty())
        s.painter.lines(face.detail, x, rect.y + title_height, details);
    float const time_x = is_time_below ? x : rect.right() - time_width + 12;
    float const time_y = is_time_below
                             ? rect.y + title_height + detail_height
                             : rect.y + (face.title.style.line - face.time.style.line) / 2;
    s.painter.lines(face.time, time_x, time_y, times);
    NodeId const item = node_id(list, Key("step", std::to_string(number)));
    NodeId const outer = s.parent;
    Node& node = s.add_node(Role::ListItem, item, rect);
    node.flags |= step.state == StepState::Current ? flag::current : 0;
    s.parent = item;
    std::string text(step.title);
    for (std::string_view const part : {step.detail, step.time}) {
        if (!part.empty())
            text.append(text.ends_with('.') ? " " : ". ").append(part);
    }
    Node& line = s.add_node(Role::Text, node_id(item, "text"), {x, rect.y, room, words}, text);
    s.set_type(line, face.detail.style);
    s.parent = outer;
}

bool names_fit(FrameState const& s, Stepper const& stepper, float cell) {
    Pen const pen{FontFamily::Bold, s.style(TypeRole::Minimum), s.t().ink};
    float const sign = pen.style.size * 1.2F + 6;
    for (std::string_view const name : stepper.steps) {
        if (s.painter.width(pen, name) + sign > cell)
            return false;
    }
    return true;
}

constexpr std::size_t bars_max = 5;

// Each bar stands for one step, or for its share of a form with more steps than bars.
void paint_bars(FrameState& s, Stepper const& stepper, Rect area) {
    std::size_t const bars = std::min(stepper.steps.size(), bars_max);
    auto const count = static_cast<float>(bars);
    float const cell = (area.w - s.m.stepper_gap * (count - 1)) / count;
    float const height = s.m.stepper_bar;
    float const steps_a_bar = static_cast<float>(stepper.steps.size()) / count;
    for (std::size_t i = 0; i < bars; ++i) {
        float const x = area.x + static_cast<float>(i) * (cell + s.m.stepper_gap);
        float const begin = static_cast<float>(i) * steps_a_bar;
        auto const share = [&](std::size_t steps) {
            return std::clamp((static_cast<float>(steps) - begin) / steps_a_bar, 0.0F, 1.0F);
        };
        float const done = share(stepper.current);
        float const reached = share(stepper.current + 1);
        s.painter.fill({x, area.y, cell, height}, s.t().off_line, height / 2);
        if (reached > done)
            s.painter.fill({x, area.y, cell * reached, height}, s.t().primary, height / 2);
        if (done > 0)
            s.painter.fill({x, area.y, cell * done, height}, s.t().ok_fill, height / 2);
    }
}

void paint_step_names(FrameState& s, Stepper const& stepper, Rect area, float cell) {
    Pen const plain = s.pen(TypeRole::Minimum, s.t().ink2);
    for (std::size_t i = 0; i < stepper.steps.size(); ++i) {
        float const x = area.x + static_cast<float>(i) * (cell + s.m.stepper_gap);
        Pen pen = plain;
        std::string name;
        float text_x = x;
        if (i < stepper.current) {
            pen.colour = s.t().ok;
            float const size = pen.style.size * 1.2F;
            s.painter.icon(icon::check_circle_fill, x, area.y + (pen.style.line - size) / 2, size,
                           s.t().ok_fill);
            text_x += size + 6;
        } else {
            name = std::to_string(i + 1) + ". ";
        }
        if (i == stepper.current) {
            pen.family = FontFamily::Bold;
            pen.colour = s.t().ink;
        }
        name += stepper.steps[i];
        auto const lines = s.painter.wrap(pen, name, cell - (text_x - x));
        s.painter.text(pen, text_x, area.y, lines.front().text);
    }
}

}

void Frame::steps(Key key, ListOf<Step> steps) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.open_column(id, s.add_group(Role::OrderedList, id, {}));
    for (std::size_t i = 0; i < steps.size(); ++i)
        draw_step(s, id, steps[i], i + 1, i + 1 == steps.size());
    s.close();
}

void Frame::stepper(Key key, Stepper const& stepper) {
    FrameState& s = *m_state;
    VERIFY(!stepper.steps.empty());
    auto const count = static_cast<float>(stepper.steps.size());
    float const cell = (s.available_width() - s.m.stepper_gap * (count - 1)) / count;
    std::size_t const current = std::min(stepper.current, stepper.steps.size() - 1);
    std::string name(stepper.summary);
    if (!name.empty())
        name += ": ";
    name += stepper.steps[current];
    // The phone's header names the step already; elsewhere names that do not all fit give way to
    // the present one.
    bool const is_phone = s.form == FormFactor::Phone;
    bool const has_names =
        !is_phone && stepper.steps.size() <= bars_max && names_fit(s, stepper, cell);
    Pen const pen{FontFamily::Bold, s.style(TypeRole::Minimum), s.t().ink};
    auto const summary = s.painter.wrap(pen, name, s.available_width());
    float const lines = has_names ? 1 : static_cast<float>(summary.size());
    float const words = is_phone ? 0 : lines * pen.style.line + 8;
    Rect const rect = s.place(s.m.stepper_bar + words, {s.m.gap, s.m.gap});
    paint_bars(s, stepper, rect);
    Rect const below{rect.x, rect.y + s.m.stepper_bar + 8, rect.w, words};
    if (has_names)
        paint_step_names(s, stepper, below, cell);
    else if (!is_phone)
        s.painter.lines(pen, below.x, below.y, summary);
    Node& node = s.add_node(Role::Text, s.id_of(key), rect, name);
    node.flags |= flag::current;
    s.set_type(node, pen.style);
}

}
