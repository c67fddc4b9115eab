#include "server/pages/filing_flow.h"

#include "shared/strings/dates.h"
#include "shared/strings/strings.h"
#include "shared/validation/date_input.h"

#include <algorithm>
#include <charconv>

namespace onedoor::pages {

using forms::Field;
using forms::FieldType;
using strings::get;
using strings::Key;

std::string place_name(Place place) {
    switch (place.kind) {
    case Place::Kind::Start:
        return {};
    case Place::Kind::Step:
        return "buoc-" + std::to_string(place.step);
    case Place::Kind::Papers:
        return "giay-to";
    case Place::Kind::Review:
        return "kiem-tra";
    case Place::Kind::Receipt:
        break;
    }
    return "da-nop";
}

static bool read_number(std::string_view text, std::size_t& number) {
    char const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    return !text.empty() && text.size() <= 2 && read.ec == std::errc() && read.ptr == end;
}

std::optional<Place> parse_place(std::string_view name) {
    static constexpr std::string_view numbered = "buoc-";
    for (Place::Kind const kind :
         {Place::Kind::Start, Place::Kind::Papers, Place::Kind::Review, Place::Kind::Receipt})
        if (name == place_name({kind}))
            return Place{kind};
    Place place{Place::Kind::Step};
    if (!name.starts_with(numbered) || !read_number(name.substr(numbered.size()), place.step) ||
        place.step == 0)
        return std::nullopt;
    return place;
}

forms::Context Rules::context(FilingDraft const& draft) const {
    return {.today = today, .case_id = draft.case_id, .units = units};
}

std::vector<std::size_t> visible_steps(Rules const& rules, FilingDraft const& draft) {
    json::Value const answers = forms::answers_of(rules.filed.form, draft.answers);
    std::vector<std::size_t> steps;
    for (std::size_t i = 0; i < rules.filed.form.steps.size(); ++i)
        if (forms::is_step_visible(rules.filed.form, rules.context(draft), answers, i))
            steps.push_back(i);
    return steps;
}

std::vector<catalogue::Paper const*> papers_to_attach(Rules const& rules,
                                                      FilingDraft const& draft) {
    auto papers = catalogue::papers_for(rules.filed.procedure, draft.case_id);
    std::erase_if(papers, [](catalogue::Paper const* paper) { return paper->is_form; });
    return papers;
}

Place place_after(Rules const& rules, FilingDraft const& draft, Place place) {
    if (place.kind == Place::Kind::Papers)
        return {Place::Kind::Review};
    if (place.kind == Place::Kind::Review || place.kind == Place::Kind::Receipt)
        return {Place::Kind::Receipt};
    if (place.step + 1 > visible_steps(rules, draft).size())
        return {Place::Kind::Papers};
    return {Place::Kind::Step, place.step + 1};
}

Place place_before(Rules const& rules, FilingDraft const& draft, Place place) {
    if (place.kind == Place::Kind::Receipt || place.kind == Place::Kind::Review)
        return {Place::Kind::Papers};
    if (place.kind == Place::Kind::Papers)
        return {Place::Kind::Step, visible_steps(rules, draft).size()};
    if (place.step <= 1)
        return {Place::Kind::Start};
    return {Place::Kind::Step, place.step - 1};
}

FilingDraft begin(Rules const& rules, core::SubmissionId submission) {
    FilingDraft draft{.submission = submission};
    for (forms::Step const& step : rules.filed.form.steps)
        for (Field const& field : step.fields)
            if (field.type == FieldType::Group)
                draft.answers.set_entries(field.id, field.repeat.min);
    return draft;
}

namespace {

/// The form step shown at a place; nothing when the answers leave no such step.
std::optional<std::size_t> step_at(Rules const& rules, FilingDraft const& draft, Place place) {
    std::vector<std::size_t> const steps = visible_steps(rules, draft);
    if (place.kind != Place::Kind::Step || place.step < 1 || place.step > steps.size())
        return std::nullopt;
    return steps[place.step - 1];
}

/// Takes the values of one page over into the draft.
class Taking {
public:
    Taking(FilingDraft& draft, http::FormBody const& posted) : m_draft(draft), m_posted(posted) {}

    void take(Field const& field, std::string const& path) {
        switch (field.type) {
        case FieldType::MultiChoice:
            return take_options(field, path);
        case FieldType::Address:
            take_province(path + ".province", {path + ".commune"});
            take_value(path + ".commune");
            return take_value(path + ".street");
        case FieldType::Unit:
            if (field.unit_level == forms::UnitLevel::Commune)
                take_province(path + ".province", {path});
            return take_value(path);
        case FieldType::Date:
            return take_date(path);
        case FieldType::Group:
        case FieldType::Computed:
        case FieldType::File:
            return;
        default:
            return take_value(path);
        }
    }

private:
    // Without script a list that was not on the page sends nothing; what it held stays.
    void take_value(std::string const& path) {
        bool const is_dropped = std::ranges::find(m_dropped, path) != m_dropped.end();
        if (!is_dropped && m_posted.has(path))
            m_draft.answers.set(path, m_posted.value(path));
    }

    // A commune of another province would be wrong.
    void take_province(std::string const& path, std::string const& commune) {
        if (!m_posted.has(path) || m_posted.value(path) == m_draft.answers.value(path))
            return;
        m_draft.answers.set(path, m_posted.value(path));
        m_draft.answers.set(commune, {});
        m_dropped.push_back(commune);
    }

    void take_options(Field const& field, std::string const& path) {
        std::string chosen;
        for (forms::Option const& option : field.options)
            if (std::ranges::any_of(m_posted.fields, [&](http::FormField const& sent) {
                    return sent.name == path && sent.value == option.id;
                }))
                chosen.append(chosen.empty() ? "" : ",").append(option.id);
        m_draft.answers.set(path, chosen);
    }

    // Written in any usual way, read and shown as dd/mm/yyyy.
    void take_date(std::string const& path) {
        take_value(path);
        if (auto const date = validation::parse_date_input(m_draft.answers.value(path)))
            m_draft.answers.set(path, strings::date_text(*date));
    }

    FilingDraft& m_draft;
    http::FormBody const& m_posted;
    std::vector<std::string> m_dropped;
};

struct Shown {
    Field const* field = nullptr;
    std::string path;
};

/// Every control of a step, those in groups included.
std::vector<Shown> shown_fields(Rules const& rules, FilingDraft const& draft, std::size_t step) {
    forms::Form const& form = rules.filed.form;
    forms::Context const context = rules.context(draft);
    json::Value const answers = forms::answers_of(form, draft.answers);
    std::vector<Shown> shown;
    for (forms::VisibleField const& visible : forms::visible_fields(form, context, answers, step)) {
        Field const& field = *visible.field;
        shown.push_back({&field, field.id});
        if (field.type != FieldType::Group)
            continue;
        for (std::size_t i = 0; i < draft.answers.entries(field.id); ++i)
            for (forms::VisibleField const& member :
                 forms::visible_members(form, context, answers, {.group = field.id, .index = i}))
                shown.push_back({member.field, forms::entry_path(field.id, i, member.field->id)});
    }
    return shown;
}

void take_step(Rules const& rules, FilingDraft& draft, std::size_t step,
               http::FormBody const& posted) {
    Taking taking(draft, posted);
    for (Shown const& shown : shown_fields(rules, FilingDraft(draft), step))
        taking.take(*shown.field, shown.path);
}

void take_papers(Rules const& rules, FilingDraft& draft, http::FormBody const& posted) {
    for (catalogue::Paper const* paper : papers_to_attach(rules, draft)) {
        PaperAnswer const* const answer = draft.paper(paper->id);
        if (answer != nullptr && !answer->upload_id.empty())
            continue;
        draft.drop_paper(paper->id);
        if (posted.has("bring." + paper->id))
            draft.papers.push_back({paper->id, {}, {}});
    }
}

void take_page(Rules const& rules, Turn& turn, http::FormBody const& posted) {
    FilingDraft& draft = turn.draft;
    if (turn.place.kind == Place::Kind::Papers)
        take_papers(rules, draft, posted);
    if (turn.place.kind == Place::Kind::Review)
        draft.delivery = protocol::delivery_of(posted.value("delivery")).value_or(draft.delivery);
    std::string_view const chosen = posted.value("case");
    if (turn.place.kind == Place::Kind::Start && catalogue::has_case(rules.filed.procedure, chosen))
        draft.case_id = chosen;
    if (auto const step = step_at(rules, draft, turn.place))
        take_step(rules, draft, *step, posted);
}

/// The field or member whose answer stands at `path` or right below it ("children[0].home.street").
Field const* field_at(forms::Form const& form, std::string_view path) {
    Field const* const field = forms::find_field(form, path.substr(0, path.find_first_of("[.")));
    std::size_t const entry = path.find("].");
    if (field == nullptr || entry == std::string_view::npos)
        return field;
    std::string_view const member = path.substr(entry + 2);
    return forms::find_member(*field, member.substr(0, member.find('.')));
}

constexpr std::string_view province_part = ".province";
constexpr std::string_view commune_part = ".commune";

/// The list of communes below the list of provinces at `path`.
std::string commune_below(forms::Form const& form, std::string_view path) {
    std::string const base(path.substr(0, path.size() - province_part.size()));
    Field const* const field = field_at(form, base);
    bool const is_address = field != nullptr && field->type == FieldType::Address;
    return is_address ? base + std::string(commune_part) : base;
}

/// Where on the page an error stands; empty when another one says it already.
std::string control_of(Rules const& rules, FilingDraft const& draft, std::string const& path) {
    Field const* const field = field_at(rules.filed.form, path);
    if (field == nullptr)
        return path;
    bool const is_part = path.ends_with(commune_part);
    std::string const base = is_part ? path.substr(0, path.size() - commune_part.size()) : path;
    std::string const province = base + std::string(province_part);
    if (is_part)
        return draft.answers.value(province).empty() ? std::string() : path;
    bool const lists_communes =
        field->type == FieldType::Unit && field->unit_level == forms::UnitLevel::Commune;
    return lists_communes && draft.answers.value(province).empty() ? province : path;
}

std::vector<PageError> step_errors(Rules const& rules, FilingDraft const& draft, std::size_t step) {
    forms::Form const& form = rules.filed.form;
    json::Value const answers = forms::answers_of(form, draft.answers);
    std::vector<PageError> errors;
    for (forms::FieldError const& error :
         forms::validate_step(form, rules.context(draft), answers, step)) {
        std::string path = control_of(rules, draft, error.path);
        if (!path.empty())
            errors.push_back(
                {std::move(path), std::string(forms::describe(error, form).in(rules.language))});
    }
    return errors;
}

std::vector<PageError> paper_errors(Rules const& rules, FilingDraft const& draft) {
    std::vector<PageError> errors;
    for (catalogue::Paper const* paper : papers_to_attach(rules, draft))
        if (paper->necessity == catalogue::Necessity::Required && draft.paper(paper->id) == nullptr)
            errors.push_back({"paper." + paper->id,
                              strings::format(Key::papers_missing, rules.language,
                                              {{"paper", paper->name.in(rules.language)}})});
    return errors;
}

std::vector<PageError> errors_at(Rules const& rules, FilingDraft const& draft, Place place) {
    if (place.kind == Place::Kind::Papers)
        return paper_errors(rules, draft);
    bool const is_case_missing = !rules.filed.procedure.cases.empty() && draft.case_id.empty();
    if (place.kind == Place::Kind::Start && is_case_missing)
        return {{"case", std::string(get(Key::case_missing, rules.language))}};
    if (auto const step = step_at(rules, draft, place))
        return step_errors(rules, draft, *step);
    return {};
}

void add_new_errors(std::vector<PageError>& errors, std::vector<PageError> others) {
    for (PageError& other : others)
        if (std::ranges::find(errors, other.path, &PageError::path) == errors.end())
            errors.push_back(std::move(other));
}

/// What a page shows after its answers were taken over, and did not show before.
std::set<std::string> newly_shown(Rules const& rules, FilingDraft const& before, Turn const& turn) {
    std::set<std::string> fresh;
    auto const step = step_at(rules, turn.draft, turn.place);
    if (!step || step != step_at(rules, before, turn.place))
        return fresh;
    for (Shown const& shown : shown_fields(rules, turn.draft, *step))
        if (shown.field->type != FieldType::Computed)
            fresh.insert(shown.path);
    for (Shown const& shown : shown_fields(rules, before, *step))
        fresh.erase(shown.path);
    // Without a province there was no list of its communes.
    for (auto const& [path, value] : turn.draft.answers.values())
        if (path.ends_with(province_part) && before.answers.value(path) != value)
            fresh.insert(commune_below(rules.filed.form, path));
    return fresh;
}

void go_next(Rules const& rules, FilingDraft const& before, Turn& turn) {
    turn.fresh = newly_shown(rules, before, turn);
    add_new_errors(turn.errors, errors_at(rules, turn.draft, turn.place));
    std::erase_if(turn.errors, [&](PageError const& error) {
        std::string_view const path = error.path;
        std::string const field(path.substr(0, path.rfind('.')));
        return turn.fresh.contains(error.path) || turn.fresh.contains(field);
    });
    if (turn.errors.empty() && turn.fresh.empty())
        turn.place = place_after(rules, turn.draft, turn.place);
}

void change_entries(Rules const& rules, Turn& turn, std::string_view go) {
    static constexpr std::string_view add = "add:";
    static constexpr std::string_view remove = "remove:";
    forms::Draft& answers = turn.draft.answers;
    bool const adds = go.starts_with(add);
    std::string_view const rest = go.substr(adds ? add.size() : remove.size());
    std::size_t const colon = std::min(rest.rfind(':'), rest.size());
    Field const* const group =
        forms::find_field(rules.filed.form, adds ? rest : rest.substr(0, colon));
    if (group == nullptr || group->type != FieldType::Group)
        return;
    std::size_t const count = answers.entries(group->id);
    std::size_t index = 0;
    if (adds && count < group->repeat.max)
        answers.set_entries(group->id, count + 1);
    else if (!adds && read_number(rest.substr(std::min(colon + 1, rest.size())), index))
        answers.remove_entry(group->id, index);
}

}

Turn take_turn(Rules const& rules, Turn turn, http::FormBody const& posted) {
    static constexpr std::string_view drop = "drop:";
    static constexpr std::string_view to = "to:";
    std::string_view const go = posted.value("go");
    FilingDraft const before = turn.draft;
    take_page(rules, turn, posted);
    if (go == "back")
        turn = {place_before(rules, turn.draft, turn.place), std::move(turn.draft), {}, {}};
    else if (go.starts_with("add:") || go.starts_with("remove:"))
        change_entries(rules, turn, go);
    else if (go.starts_with(drop))
        turn.draft.drop_paper(go.substr(drop.size()));
    else if (go.starts_with(to))
        turn.place = parse_place(go.substr(to.size())).value_or(turn.place);
    else if (go == "next" || go.empty())
        go_next(rules, before, turn);
    return turn;
}

std::optional<Turn> find_fault(Rules const& rules, FilingDraft const& draft) {
    std::size_t const steps = visible_steps(rules, draft).size();
    std::vector<Place> places{{Place::Kind::Start}};
    for (std::size_t step = 1; step <= steps; ++step)
        places.push_back({Place::Kind::Step, step});
    places.push_back({Place::Kind::Papers});
    for (Place const place : places)
        if (auto errors = errors_at(rules, draft, place); !errors.empty())
            return Turn{place, draft, std::move(errors), {}};
    return std::nullopt;
}

protocol::Submission submission_of(Rules const& rules, FilingDraft const& draft) {
    forms::Form const& form = rules.filed.form;
    forms::Validation validated =
        forms::validate(form, rules.context(draft), forms::answers_of(form, draft.answers));
    protocol::Submission submission{.id = draft.submission,
                                    .procedure = rules.filed.procedure.id,
                                    .form_version = form.version,
                                    .answers = std::move(*validated.answers.as_object()),
                                    .delivery = draft.delivery,
                                    .language = rules.language};
    if (!draft.case_id.empty())
        submission.case_id = draft.case_id;
    for (catalogue::Paper const* paper : papers_to_attach(rules, draft)) {
        PaperAnswer const* const answer = draft.paper(paper->id);
        if (answer == nullptr)
            continue;
        submission.papers.push_back({paper->id, std::nullopt});
        if (!answer->upload_id.empty())
            submission.papers.back().upload_id = answer->upload_id;
    }
    return submission;
}

}
