#include <string>

#include "cli/pages_about.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

std::string_view command_name(Command command) {
  return command == Command::extract ? "extract" : "explain";
}

constexpr Command kCommands[] = {Command::extract, Command::explain};

// ---- bash ----

/// The case of `_winnow` that completes the value of one option.
void append_bash_value(std::string& out, Command command, const OptionSpec& spec) {
  std::string pattern = joined({command_name(command), ":--", spec.name});
  if (spec.letter != '\0') pattern += joined({"|", command_name(command), ":-", {&spec.letter, 1}});
  std::string action;
  switch (spec.kind) {
    case ValueKind::none:
      return;
    case ValueKind::choice:
      action = joined({"COMPREPLY=($(compgen -W '", spec.choices, "' -- \"$cur\"))"});
      break;
    case ValueKind::list:
      action = joined(
          {"[[ $cur == *,* ]] && prefix=${cur%,*},; COMPREPLY=($(compgen -P \"$prefix\" -W '", spec.choices, "' -- \"${cur##*,}\"))"});
      break;
    case ValueKind::file:
      action = "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")";
      break;
    default:
      action = "COMPREPLY=()";
      break;
  }
  out += joined({"    ", pattern, ") ", action, "; return ;;\n"});
}

std::string option_words(Command command) {
  std::string words;
  for (const OptionSpec& spec : option_table()) {
    if (!belongs_to(spec, command)) continue;
    if (!words.empty()) words += ' ';
    if (spec.letter != '\0') words += joined({"-", {&spec.letter, 1}, " "});
    words += joined({"--", spec.name});
  }
  return words;
}

std::string bash_script() {
  std::string out = R"(# bash completion for winnow, printed by winnow --completion bash
_winnow() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=extract prefix=
  [[ ${COMP_WORDS[1]} == explain ]] && ((COMP_CWORD > 1)) && command=explain
  # The shell cuts --to=js into three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $command:$prev in
)";
  for (const Command command : kCommands) {
    for (const OptionSpec& spec : option_table()) {
      if (belongs_to(spec, command)) append_bash_value(out, command, spec);
    }
  }
  out += "  esac\n  case $command:$cur in\n";
  for (const Command command : kCommands) {
    out += joined({"    ", command_name(command), ":-*) COMPREPLY=($(compgen -W '", option_words(command), "' -- \"$cur\")); return ;;\n"});
  }
  out += R"(  esac
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  ((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W 'extract explain' -- "$cur"))
}
complete -F _winnow winnow
)";
  return out;
}

// ---- zsh ----

/// Text within the brackets of an _arguments specification within single quotes.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_action(const OptionSpec& spec) {
  switch (spec.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::choice:
      return joined({":", spec.value, ":(", spec.choices, ")"});
    case ValueKind::list:
      return joined({":", spec.value, ":_values -s , ", spec.value, " ", spec.choices});
    case ValueKind::file:
      return joined({":", spec.value, ":_files"});
    default:
      return joined({":", spec.value, ": "});
  }
}

void append_zsh_option(std::string& out, const OptionSpec& spec) {
  const std::string tail = joined({"[", zsh_text(spec.help), "]", zsh_action(spec), "'"});
  const bool has_value = spec.kind != ValueKind::none;
  const std::string_view sign = has_value ? "=" : "";
  out += " \\\n      ";
  if (spec.letter == '\0') {
    out += joined({spec.kind == ValueKind::list ? "'*" : "'", "--", spec.name, sign, tail});
    return;
  }
  const std::string letter = joined({"-", {&spec.letter, 1}});
  out += joined({"'(", letter, " --", spec.name, ")'{", letter, has_value ? "+" : "", ",--", spec.name, sign, "}'", tail});
}

std::string zsh_script() {
  std::string out = R"(#compdef winnow
# zsh completion for winnow, printed by winnow --completion zsh
_winnow() {
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:((extract\:"the articles of pages" explain\:"why each block was kept or dropped"))' 'files:page:_files'
    return
  fi
  local command=extract
  if [[ $words[2] == (extract|explain) ]]; then
    command=$words[2]
    words=("$words[1]" "${(@)words[3,-1]}")
    ((CURRENT--))
  fi
  case $command in
)";
  for (const Command command : kCommands) {
    out += joined({"    ", command_name(command), ")\n      _arguments -s -S"});
    for (const OptionSpec& spec : option_table()) {
      if (belongs_to(spec, command)) append_zsh_option(out, spec);
    }
    out += " \\\n      '*:page:_files' ;;\n";
  }
  out += R"(  esac
}
if [[ $funcstack[1] == _winnow ]]; then
  _winnow "$@"
else
  compdef _winnow winnow
fi
)";
  return out;
}

// ---- fish ----

std::string fish_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  out += '\'';
  return out;
}

std::string fish_script() {
  std::string out =
      "# fish completion for winnow, printed by winnow --completion fish\n"
      "complete -c winnow -n __fish_use_subcommand -a extract -d 'the articles of pages'\n"
      "complete -c winnow -n __fish_use_subcommand -a explain -d 'why each block was kept or dropped'\n";
  for (const OptionSpec& spec : option_table()) {
    out += "complete -c winnow";
    if (spec.commands == For::explain) out += " -n '__fish_seen_subcommand_from explain'";
    if (spec.commands == For::extract) out += " -n 'not __fish_seen_subcommand_from explain'";
    if (spec.letter != '\0') out += joined({" -s ", {&spec.letter, 1}});
    out += joined({" -l ", spec.name});
    if (spec.kind == ValueKind::file) out += " -r -F";
    if (spec.kind != ValueKind::none && spec.kind != ValueKind::file) out += " -x";
    if (spec.kind == ValueKind::choice) out += joined({" -a ", fish_text(spec.choices)});
    if (spec.kind == ValueKind::list) out += joined({" -a \"(__fish_append , ", spec.choices, ")\""});
    out += joined({" -d ", fish_text(spec.help), "\n"});
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  return fish_script();
}

}  // namespace winnow::cli
