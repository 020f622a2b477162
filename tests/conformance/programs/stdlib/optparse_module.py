# Options of the older parser: values, help, errors and callbacks.
from optparse import *
import sys
def P(f):
    try: print(repr(f()))
    except SystemExit as e: print('exit',e.code)
    except BaseException as e: print(type(e).__name__, e)
sys.stderr=sys.stdout
p=OptionParser(usage='usage: %prog [options] arg',version='%prog 1.0',description='Does things. '*8,prog='tool',epilog='The end.')
p.add_option('-f','--file',dest='filename',help='write report to FILE',metavar='FILE')
p.add_option('-q','--quiet',action='store_false',dest='verbose',default=True,help="don't print status messages to stdout, and say a lot more about it here")
p.add_option('-n','--num',type='int',default=5,help='number [default: %default]')
p.add_option('-x',type='float'); p.add_option('--point',nargs=2,type='int'); p.add_option('-v',action='count'); p.add_option('-a',action='append'); p.add_option('--mode',choices=['a','b'],default='a')
p.add_option('--secret',help=SUPPRESS_HELP)
g=OptionGroup(p,'Danger','Caution.'); g.add_option('-g',action='store_true',help='Group option.'); p.add_option_group(g)
def P2(*a): P(lambda:[str(part) for part in p.parse_args(list(a))])
P2(); P2('-f','x','a','-q','b'); P2('--file=y','-n3','-x','1.5'); P2('--point','1','2','-vvv'); P2('-a','1','-a2'); P2('--mode','z'); P2('-n','q'); P2('--nope'); P2('-z'); P2('--point','1'); P2('--quiet=3'); P2('--fi','u'); P2('--','-q'); P2('-h'); P2('--version'); P2('--m=b','-g')
P(lambda:p.add_option('-f')); P(lambda:Option('f')); P(lambda:Option('-f',action='bad')); P(lambda:Option('-f',type='bad')); P(lambda:Option('-f',foo=1)); P(lambda:Option())
def cb(option,opt,value,parser,*a): print(opt,value,a); setattr(parser.values,'cb',value)
p2=OptionParser(conflict_handler='resolve'); p2.add_option('-c',action='callback',callback=cb,type='string',callback_args=(1,)); P(lambda:[str(part) for part in p2.parse_args(['-c','v'])]); p2.set_defaults(z=3); P(lambda:p2.parse_args([])[0].z); print(p2.has_option('-c'), p2.get_option('-c'))
